import Box from '@mui/material/Box';
import { useState } from 'react';
import { Answer } from '../../../components/Answer';
import { EmptyState } from '../../../components/EmptyState';
import { EvaluationInspector } from '../../../components/EvaluationInspector';
import { MoreButton } from '../../../components/MoreButton';
import { Panel } from '../../../components/Panel';
import { decimal, digitsOf } from '../../../lib/decimal';
import { useEvaluations, type Report } from '../api';
import { Tick } from './AdvancedFields';

/** What it compared on the last bars, and on every bar that traded. */
export function WhyNoTrade({ id, report }: { id: string; report: Report }) {
  const [onlyTraded, setOnlyTraded] = useState(false);
  const query = useEvaluations(id, onlyTraded);
  const digits = digitsOf(decimal(report.instrument.priceIncrement));
  return (
    <Panel title="Why did it trade, and why not?" flush>
      <Box sx={{ px: 4 }}>
        <Tick label="Only bars that traded" isOn={onlyTraded} onChange={setOnlyTraded} />
      </Box>
      <Answer query={query} rows={[240]} failed="The bars could not be loaded.">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <Box sx={{ px: 4, pb: 2 }}>
              <EmptyState
                why={
                  onlyTraded
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
