import Box from '@mui/material/Box';
import { Answer } from '../../../components/Answer';
import { EmptyState } from '../../../components/EmptyState';
import { EvaluationInspector } from '../../../components/EvaluationInspector';
import { Panel } from '../../../components/Panel';
import { usePriceDigits } from '../../../lib/instruments';
import { useEvaluations, type Bot } from '../api';

/** Why a bot did or did not trade, bar by bar. */
export function EvaluationsPanel({ bot }: { bot: Bot }) {
  const query = useEvaluations(bot);
  const digits = usePriceDigits();
  return (
    <Panel title="Why no trade?" flush>
      <Answer query={query} rows={[240]} failed="The last bars could not be loaded.">
        {(items) =>
          items.length === 0 ? (
            <Box sx={{ px: 4, pb: 2 }}>
              <EmptyState
                why={
                  bot.state === 'stopped'
                    ? 'A stopped bot decides nothing. Start it, and each bar shows here what it compared.'
                    : 'The first bar has not ended yet.'
                }
              />
            </Box>
          ) : (
            <EvaluationInspector items={items} digits={digits(bot.instrumentId)} />
          )
        }
      </Answer>
    </Panel>
  );
}
