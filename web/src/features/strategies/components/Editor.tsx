import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useMemo } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import { useToast } from '../../../components/toasts';
import { useInstruments } from '../../../lib/instruments';
import { usePreview, useSave, useValidation, useVersions, type Saved } from '../api';
import { sections, type RuleDocument } from '../document';
import { useSettled } from '../useSettled';
import { HeadPanel } from './HeadPanel';
import { HistoryPanel } from './HistoryPanel';
import { JsonPanel } from './JsonPanel';
import { PreviewPanel } from './PreviewPanel';
import { SectionCard } from './SectionCard';

interface Props {
  document: RuleDocument;
  /** The version that is edited; null for a new strategy. */
  base: Saved | null;
  onChange: (document: RuleDocument) => void;
  onSaved: () => void;
  /** Loads another version into the form. */
  onVersion: ((version: number | null) => void) | null;
}

// As long as somebody is typing, nothing is asked.
const typingMs = 350;
const nameField = '/strategyName';

export function Editor({ document, base, onChange, onSaved, onVersion }: Props) {
  const settled = useSettled(useDeferredValue(document), typingMs);
  const validation = useValidation(settled);
  const isUnnamed = document.strategyName === '';
  const problems = (validation.data?.problems ?? []).filter(({ field }) => !isUnnamed || field !== nameField);
  const isValid = validation.data?.isValid === true && settled === document;
  const instrument = useInstruments().data?.[0]?.id ?? '';
  // What nobody has named yet can be looked at already.
  const shown = useMemo(
    () => (isUnnamed ? { ...settled, strategyName: 'Unnamed' } : settled),
    [settled, isUnnamed],
  );
  const preview = usePreview(shown, instrument, validation.isSuccess && problems.length === 0);
  const seen = preview.data && preview.data.bars > 0 ? preview.data : undefined;
  const lines = seen?.conditions ?? [];
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <SaveBar document={document} base={base} isValid={isValid} onSaved={onSaved} onVersion={onVersion} />
      <Typography role="status" color={problems.length > 0 ? 'error' : 'textSecondary'}>
        {validation.isSuccess && verdict(problems.length, isUnnamed)}
      </Typography>
      <HeadPanel document={document} problems={problems} isNamed={base !== null} onChange={onChange} />
      <Box
        sx={{
          display: 'grid',
          gap: 4,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {sections.map((section) => (
            <SectionCard
              key={section}
              section={section}
              document={document}
              problems={problems}
              lines={lines}
              onChange={onChange}
            />
          ))}
        </Box>
        <JsonPanel document={document} onChange={onChange} />
      </Box>
      <PreviewPanel preview={seen} instrument={instrument} error={preview.error} />
      {base && base.latestVersion > 1 && (
        <HistoryPanel key={base.latestVersion} base={base} onRestored={onSaved} />
      )}
    </Box>
  );
}

function verdict(problems: number, isUnnamed: boolean): string {
  if (problems === 0)
    return isUnnamed ? 'Valid so far: give it a name to save it.' : 'Valid: it can be saved.';
  return `${problems === 1 ? 'One problem' : `${problems} problems`}; each stands beside its field.`;
}

interface SaveProps extends Omit<Props, 'onChange'> {
  isValid: boolean;
}

function SaveBar({ document, base, isValid, onSaved, onVersion }: SaveProps) {
  const save = useSave();
  const navigate = useNavigate();
  const toast = useToast();
  const versions = useVersions(base?.id);
  const submit = () =>
    save.mutate(
      { document, base },
      {
        onSuccess: (saved) => {
          toast(`${saved.name} is saved as version ${saved.version}.`);
          onSaved();
          void navigate(`/strategies/${saved.id}`);
        },
      },
    );
  return (
    <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', alignItems: 'end' }}>
      <ProblemSummary error={save.error} />
      <Button variant="contained" disabled={!isValid || save.isPending} onClick={submit}>
        {base ? `Save as version ${base.latestVersion + 1}` : 'Save'}
      </Button>
      {base && (
        <Button component={Link} to={`/backtests?strategy=${encodeURIComponent(base.name)}`}>
          Backtest this
        </Button>
      )}
      {base && (
        <Button component="a" href={`/api/v1/rule-strategies/${base.id}/export`} download>
          Export
        </Button>
      )}
      {base && onVersion && (versions.data?.length ?? 0) > 1 && (
        <Box sx={{ minWidth: 180 }}>
          <SelectField
            label="Version to edit"
            value={String(base.version)}
            options={(versions.data ?? []).map(({ version }) => ({
              value: String(version),
              text: version === base.latestVersion ? `${version} (latest)` : String(version),
            }))}
            onChange={(version) => onVersion(Number(version))}
          />
        </Box>
      )}
    </Box>
  );
}
