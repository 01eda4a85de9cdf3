import Box from '@mui/material/Box';
import { useState } from 'react';
import { Answer } from '../../../components/Answer';
import { EmptyState } from '../../../components/EmptyState';
import { EvaluationInspector } from '../../../components/EvaluationInspector';
import { Field } from '../../../components/Field';
import { MoreButton } from '../../../components/MoreButton';
import { Panel } from '../../../components/Panel';
import { decimal, digitsOf } from '../../../lib/decimal';
import { useEvaluations, type EvaluationRange, type Report } from '../api';
import { Tick } from './AdvancedFields';
import { fieldColumns } from './fieldColumns';

/** What it compared on the last bars, and on every bar that traded. */
export function WhyNoTrade({ id, report }: { id: string; report: Report }) {
  const [range, setRange] = useState<EvaluationRange>({ onlyTraded: false, from: '', to: '' });
  const { onlyTraded, from, to } = range;
  const isRight = !(from && to && from >= to);
  const query = useEvaluations(id, range, isRight);
  const digits = digitsOf(decimal(report.instrument.priceIncrement));
  return (
    <Panel title="Why did it trade, and why not?" flush>
      <Box sx={{ px: 4 }}>
        <Box sx={{ ...fieldColumns, mb: 2 }}>
          <Field
            label="From day"
            type="date"
            value={from}
            problem={isRight ? undefined : 'Must be before the end.'}
            hint="UTC. Empty: from the first that was kept."
            onChange={(event) => setRange({ ...range, from: event.target.value })}
          />
          <Field
            label="To before day"
            type="date"
            value={to}
            hint="UTC. Empty: to the last."
            onChange={(event) => setRange({ ...range, to: event.target.value })}
          />
        </Box>
        <Tick
          label="Only bars that traded"
          isOn={onlyTraded}
          onChange={(isOn) => setRange({ ...range, onlyTraded: isOn })}
        />
      </Box>
      <Answer query={query} rows={[240]} failed="The bars could not be loaded.">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <Box sx={{ px: 4, pb: 2 }}>
              <EmptyState
                why={
                  from || to
                    ? 'No bar of these days was kept, or none that fits.'
                    : onlyTraded
                      ? 'No bar that was kept made a signal which went through.'
                      : 'What it compared was not kept: this run is older than that.'
                }
              />
            </Box>
          ) : (
            <EvaluationInspector items={items} digits={digits} />
          );
        }}
      </Answer>
      <MoreButton
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </Panel>
  );
}
