import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ApiError } from '../../../api/error';
import { Answer } from '../../../components/Answer';
import { Field } from '../../../components/Field';
import { Panel } from '../../../components/Panel';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import { Time } from '../../../components/Time';
import { useToast } from '../../../components/toasts';
import type { CurrentAccount } from '../../../lib/account';
import { useRule, useSetRule, type Rule } from '../api';
import { draftOfRule, toRule, type RuleDraft } from '../calendar';

/** What the account on screen does around economic events. */
export function RulePanel({ account }: { account: CurrentAccount }) {
  const query = useRule(account.id);
  return (
    <Panel title={`Around events, on ${account.name}`}>
      <Answer query={query} rows={[180]} failed="The rule could not be loaded.">
        {(rule) => (
          <Box sx={{ display: 'grid', gap: 4 }}>
            <CalendarAge rule={rule} />
            <RuleForm key={JSON.stringify(rule)} rule={rule} />
          </Box>
        )}
      </Answer>
    </Panel>
  );
}

function CalendarAge({ rule }: { rule: Rule }) {
  return (
    <Typography sx={{ color: rule.isCalendarStale ? 'tone.warn' : 'text.secondary' }}>
      The calendar was brought up to date{' '}
      {rule.calendarUpdatedAt ? <Time value={rule.calendarUpdatedAt} shape="minute" /> : 'never'}.
      {rule.isCalendarStale &&
        ' That is more than a week ago: it may miss what is to come. Entries stay allowed.'}
    </Typography>
  );
}

const states = [
  { value: 'usual', text: 'As usual: on for currency pairs, off for others' },
  { value: 'on', text: 'On' },
  { value: 'off', text: 'Off' },
] as const;

const impacts = [
  { value: 'high', text: 'High impact' },
  { value: 'medium', text: 'Medium and high' },
  { value: 'low', text: 'All' },
] as const;

const actions = [
  { value: 'block_entries', text: 'Refuse entries' },
  { value: 'block_and_tighten', text: 'Refuse entries, stops to break-even from 1 R of profit' },
  { value: 'flatten_before', text: 'Refuse entries, close positions as the window opens' },
] as const;

function RuleForm({ rule }: { rule: Rule }) {
  const [draft, setDraft] = useState(() => draftOfRule(rule));
  const save = useSetRule(rule.accountId);
  const toast = useToast();
  const refusal = save.error instanceof ApiError ? save.error : null;
  const set = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
  const chosen = <T extends string>(list: readonly { value: T }[], value: string, usual: T): T =>
    list.find((one) => one.value === value)?.value ?? usual;
  const field = (name: 'minutesBefore' | 'minutesAfter' | 'currencies') => ({
    name,
    value: draft[name],
    problem: refusal?.of(name),
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  return (
    <form
      noValidate
      aria-label="Around economic events"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(toRule(draft, rule.accountId), {
          onSuccess: () => toast('The rule is written down and in force.'),
        });
      }}
    >
      <Box sx={{ display: 'grid', gap: 4, maxWidth: 520 }}>
        <ProblemSummary error={save.error} />
        <SelectField
          label="Rule"
          value={draft.state}
          options={states}
          onChange={(state) => set({ state: chosen(states, state, 'usual') })}
        />
        {draft.state === 'on' && (
          <>
            <SelectField
              label="Events"
              value={draft.impacts}
              options={impacts}
              onChange={(impact) => set({ impacts: chosen(impacts, impact, 'high') })}
            />
            <Field {...field('minutesBefore')} label="Before" unit="minutes" inputMode="numeric" />
            <Field {...field('minutesAfter')} label="After" unit="minutes" inputMode="numeric" />
            <Field
              {...field('currencies')}
              label="Currencies"
              placeholder="USD, EUR"
              hint="Empty: those an instrument is made of, and USD for crypto."
            />
            <SelectField
              label="What happens"
              value={draft.action}
              options={actions}
              hint="Exits and cancels always go on."
              onChange={(action) => set({ action: chosen(actions, action, 'block_entries') })}
            />
          </>
        )}
        <Box>
          <Button type="submit" variant="contained" disabled={save.isPending}>
            Save the rule
          </Button>
        </Box>
      </Box>
    </form>
  );
}
