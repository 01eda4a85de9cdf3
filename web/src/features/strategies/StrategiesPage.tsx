import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { EmptyState } from '../../components/EmptyState';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { ProblemSummary } from '../../components/ProblemSummary';
import { Time } from '../../components/Time';
import { useToast } from '../../components/toasts';
import { useStrategies } from '../../lib/strategies';
import { useOwnStrategies, usePresets, useSave, useStrategyStep } from './api';
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

const row = {
  display: 'flex',
  alignItems: 'center',
  gap: 3,
  flexWrap: 'wrap',
  py: 2,
  borderTop: 1,
  borderColor: 'divider',
} as const;

function OwnPanel() {
  const own = useOwnStrategies(false);
  const step = useStrategyStep();
  const toast = useToast();
  return (
    <Panel title="Your own">
      <ProblemSummary error={step.error} />
      <Answer query={own} rows={outline} failed="Your strategies could not be loaded.">
        {(items) =>
          items.length === 0 ? (
            <EmptyState why="None yet. A strategy is built of conditions: when to look, when to enter, when to leave." />
          ) : (
            items.map((one) => (
              <Box key={one.id} sx={row}>
                <Box sx={{ flex: 1, minWidth: 160 }}>
                  <Link to={`/strategies/${one.id}`}>{one.name}</Link>
                  <Typography color="textSecondary">
                    Version {one.version}, saved <Time value={one.updatedAt} shape="minute" />
                  </Typography>
                </Box>
                <Button component={Link} to={`/backtests?strategy=${encodeURIComponent(one.name)}`}>
                  Backtest this
                </Button>
                <Button component="a" href={`/api/v1/rule-strategies/${one.id}/export`} download>
                  Export
                </Button>
                <Button
                  disabled={step.isPending}
                  aria-label={`Delete ${one.name}`}
                  onClick={() =>
                    step.mutate(
                      { id: one.id, step: 'delete' },
                      { onSuccess: () => toast(`${one.name} is deleted; it can come back for 30 days.`) },
                    )
                  }
                >
                  Delete
                </Button>
              </Box>
            ))
          )
        }
      </Answer>
    </Panel>
  );
}

function PresetPanel() {
  const presets = usePresets();
  return (
    <Panel title="Start from a preset">
      <Answer query={presets} rows={outline} failed="The presets could not be loaded.">
        {(items) =>
          items.map((one) => (
            <Box key={one.name} sx={row}>
              <Box sx={{ flex: 1, minWidth: 160 }}>
                <Typography component="h3" sx={{ fontWeight: 500 }}>
                  {one.name}
                </Typography>
                <Typography color="textSecondary">{one.description}</Typography>
              </Box>
              <Button
                component={Link}
                to={`/strategies/new?preset=${encodeURIComponent(one.name)}`}
                aria-label={`Start from this: ${one.name}`}
              >
                Start from this
              </Button>
            </Box>
          ))
        }
      </Answer>
    </Panel>
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
