import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useAddress } from '../lib/address';
import { ConditionTable } from './ConditionTable';
import { blockerText, toConditions, type Evaluation } from './evaluation';
import { Icon } from './Icon';
import { Time } from './Time';

interface Props {
  items: readonly Evaluation[];
  digits: number;
}

/** Bars to choose from, and what was compared on the chosen one. */
export function EvaluationInspector({ items, digits }: Props) {
  const [parameters, change] = useAddress();
  const asked = parameters.get('bar');
  const chosen = items.find((one) => one.barTime === asked) ?? items[0];
  const choose = (bar: string) => change({ bar });
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
