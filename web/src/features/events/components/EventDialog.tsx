import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useState } from 'react';
import { ApiError } from '../../../api/error';
import { Field } from '../../../components/Field';
import { ModeDialog } from '../../../components/ModeDialog';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import { useTimeZone } from '../../../components/timeZone';
import { useToast } from '../../../components/toasts';
import { useAccount } from '../../../lib/account';
import { useSaveEvent, type EconomicEvent } from '../api';
import { draftOfEvent, emptyEvent, eventProblems, toEvent, type EventDraft } from '../calendar';

const impacts = [
  { value: 'high', text: 'High' },
  { value: 'medium', text: 'Medium' },
  { value: 'low', text: 'Low' },
] as const;

/** Enters an event, or changes one. */
export function EventDialog({ event, onClose }: { event: EconomicEvent | null; onClose: () => void }) {
  const zone = useTimeZone();
  const account = useAccount();
  const toast = useToast();
  const save = useSaveEvent(event?.id ?? null);
  const [draft, setDraft] = useState(() => (event ? draftOfEvent(event, zone) : emptyEvent));
  const [wasTried, setTried] = useState(false);
  const found = eventProblems(draft, zone);
  const refusal = save.error instanceof ApiError ? save.error : null;
  const problemOf = (name: keyof EventDraft) => refusal?.of(name) ?? (wasTried ? found[name] : undefined);
  const field = (name: Exclude<keyof EventDraft, 'impact'>) => ({
    name,
    value: draft[name],
    problem: problemOf(name),
    onChange: (change: { target: { value: string } }) => setDraft({ ...draft, [name]: change.target.value }),
  });
  const submit = () => {
    setTried(true);
    if (Object.keys(found).length > 0 || save.isPending) return;
    save.mutate(toEvent(draft, zone, event?.source ?? null), {
      onSuccess: ({ title }) => {
        toast(`${title} stands in the calendar.`);
        onClose();
      },
    });
  };
  return (
    <ModeDialog
      open
      onClose={onClose}
      title={event ? 'Change an event' : 'Enter an event'}
      mode={account?.executionMode ?? 'unknown'}
    >
      <form
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submit();
        }}
      >
        <DialogContent>
          <Box sx={{ display: 'grid', gap: 4 }}>
            <ProblemSummary error={save.error} />
            <Field {...field('title')} label="What is published" autoComplete="off" />
            <Field {...field('time')} label="When" type="datetime-local" hint={`In ${zone}.`} />
            <Field {...field('currency')} label="Currency" placeholder="USD" autoComplete="off" />
            <SelectField
              label="Impact"
              value={draft.impact}
              options={impacts}
              onChange={(impact) =>
                setDraft({ ...draft, impact: impact === 'low' || impact === 'medium' ? impact : 'high' })
              }
            />
            <Field {...field('forecast')} label="Forecast" autoComplete="off" />
            <Field {...field('previous')} label="Previous" autoComplete="off" />
            <Field {...field('actual')} label="Actual" autoComplete="off" />
          </Box>
        </DialogContent>
        <DialogActions>
          <Button variant="text" onClick={onClose}>
            Keep as it is
          </Button>
          <Button type="submit" variant="contained" disabled={save.isPending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </ModeDialog>
  );
}
