import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useSearchParams } from 'react-router-dom';
import { Answer } from '../../../components/Answer';
import { ConditionTable } from '../../../components/ConditionTable';
import { EmptyState } from '../../../components/EmptyState';
import { Icon } from '../../../components/Icon';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { usePriceDigits } from '../../../lib/instruments';
import { useEvaluations, type Bot, type Evaluation } from '../api';
import { blockerText, toConditions } from '../evaluation';

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
            <Inspector items={items} digits={digits(bot.instrumentId)} />
          )
        }
      </Answer>
    </Panel>
  );
}

interface InspectorProps {
  items: readonly Evaluation[];
  digits: number;
}

function Inspector({ items, digits }: InspectorProps) {
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('bar');
  const chosen = items.find((one) => one.barTime === asked) ?? items[0];
  const choose = (barTime: string) =>
    setParameters(
      (before) => {
        before.set('bar', barTime);
        return before;
      },
      { replace: true },
    );
  if (!chosen) return null;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '280px minmax(0, 1fr)' },
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        component="ul"
        aria-label="Bars, newest first"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          maxHeight: { xs: 176, md: 320 },
          overflowY: 'auto',
          borderRight: { md: 1 },
          borderColor: { md: 'divider' },
        }}
      >
        {items.map((one) => (
          <BarItem key={one.barTime} evaluation={one} isChosen={one === chosen} onChoose={choose} />
        ))}
      </Box>
      <Box sx={{ minWidth: 0, borderTop: { xs: 1, md: 0 }, borderColor: 'divider' }}>
        <Box sx={{ px: 4, py: 2 }}>
          <Typography sx={{ fontWeight: 600 }}>{blockerText(chosen)}</Typography>
          <Typography variant="body2" color="textSecondary">
            Bar of <Time value={chosen.barTime} shape="minute" />
            {chosen === items[0] && ', the newest'}
          </Typography>
        </Box>
        <ConditionTable conditions={toConditions(chosen, digits)} />
      </Box>
    </Box>
  );
}

interface BarProps {
  evaluation: Evaluation;
  isChosen: boolean;
  onChoose: (barTime: string) => void;
}

function BarItem({ evaluation, isChosen, onChoose }: BarProps) {
  const hasTraded = evaluation.blocker == null;
  return (
    <li>
      <ButtonBase
        aria-current={isChosen}
        onClick={() => onChoose(evaluation.barTime)}
        sx={{
          width: 1,
          minHeight: 36,
          '@media (pointer: coarse)': { minHeight: 44 },
          px: 4,
          gap: 2,
          justifyContent: 'flex-start',
          font: 'inherit',
          fontSize: '0.78rem',
          borderLeft: 3,
          borderColor: isChosen ? 'text.primary' : 'transparent',
          bgcolor: isChosen ? 'surface.raised' : 'transparent',
        }}
      >
        <Box sx={{ color: hasTraded ? 'tone.up' : 'text.secondary', display: 'flex' }}>
          <Icon name={hasTraded ? 'check' : 'dash'} size={13} />
        </Box>
        <Time value={evaluation.barTime} shape="minute" />
        <Box
          component="code"
          sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
        >
          {hasTraded ? 'signal' : evaluation.blocker}
        </Box>
      </ButtonBase>
    </li>
  );
}
