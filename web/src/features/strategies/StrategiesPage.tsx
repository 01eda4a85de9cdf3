import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { ProblemSummary } from '../../components/ProblemSummary';
import { useStrategies } from '../../lib/strategies';
import { useOwnStrategies, useSave, useStrategyStep } from './api';
import { OwnPanel } from './components/OwnPanel';
import { PresetPanel } from './components/PresetPanel';
import { listRow as row } from './components/listRow';
import { parseDocument } from './document';

const outline = [60, 60, 60];

export default function StrategiesPage() {
  return (
    <Page
      title="Strategies"
      actions={
        <>
          <ImportButton />
          <Button component={Link} to="/strategies/new" variant="contained">
            Build a strategy
          </Button>
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <OwnPanel />
        <PresetPanel />
        <BuiltInPanel />
        <DeletedPanel />
      </Box>
    </Page>
  );
}

function ImportButton() {
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<Error | null>(null);
  const save = useSave();
  const navigate = useNavigate();
  const take = async (file: File | undefined) => {
    if (!file) return;
    const document = parseDocument(await file.text());
    if (!document) {
      setWrong(new Error(`${file.name} is no JSON document.`));
      return;
    }
    setWrong(null);
    save.mutate({ document, base: null }, { onSuccess: (saved) => void navigate(`/strategies/${saved.id}`) });
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="Document to import"
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()} disabled={save.isPending}>
        Import a file
      </Button>
      {(wrong ?? save.error) && (
        <Box sx={{ flexBasis: '100%' }}>
          <ProblemSummary error={save.error} />
          {wrong && <Typography role="alert">{wrong.message}</Typography>}
        </Box>
      )}
    </>
  );
}

function BuiltInPanel() {
  const all = useStrategies();
  return (
    <Panel title="Built in">
      <Answer query={all} rows={outline} failed="The strategies could not be loaded.">
        {(items) =>
          items
            .filter((one) => one.id == null)
            .map((one) => (
              <Box key={one.name} sx={row}>
                <Box sx={{ flex: 1, minWidth: 160 }}>
                  <Typography component="h3" sx={{ fontWeight: 500 }}>
                    {one.title}
                  </Typography>
                  <Typography color="textSecondary">{one.description}</Typography>
                </Box>
                <Button component={Link} to={`/backtests?strategy=${encodeURIComponent(one.name)}`}>
                  Backtest this
                </Button>
              </Box>
            ))
        }
      </Answer>
    </Panel>
  );
}

function DeletedPanel() {
  const deleted = useOwnStrategies(true);
  const step = useStrategyStep();
  if (!deleted.data || deleted.data.length === 0) return null;
  return (
    <Panel title="Deleted">
      <ProblemSummary error={step.error} />
      {deleted.data.map((one) => (
        <Box key={one.id} sx={row}>
          <Box sx={{ flex: 1, minWidth: 160 }}>{one.name}</Box>
          <Button
            disabled={step.isPending}
            aria-label={`Restore ${one.name}`}
            onClick={() => step.mutate({ id: one.id, step: 'restore' })}
          >
            Restore
          </Button>
        </Box>
      ))}
    </Panel>
  );
}
