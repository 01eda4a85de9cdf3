import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { basisPoints, compare, formatDecimal, formatPercent, sign, type DecimalString } from '../lib/decimal';
import { Icon } from './Icon';
import { Time } from './Time';

export interface Limit {
  name: string;
  used: DecimalString;
  remaining: DecimalString;
  ceiling: DecimalString;
  /** The compiled limit behind a stricter ceiling. */
  hardLimit?: DecimalString;
  /** Fractions read as percent, counts as they are, money with its unit. */
  kind: 'fraction' | 'count' | 'money';
  unit?: string;
  /** More is better, and the ceiling is the least allowed. */
  isMinimum?: boolean;
  /** What it last refused. */
  lastRejection?: { time: string; code: string } | null;
}

export type LimitState = 'calm' | 'near' | 'reached';

const near = 8_000n;
const reached = 10_000n;

export function limitState(limit: Pick<Limit, 'used' | 'ceiling' | 'isMinimum'>): LimitState {
  const share = shareOf(limit);
  return share >= reached ? 'reached' : share >= near ? 'near' : 'calm';
}

/** A ceiling of zero allows nothing: it is reached from the start. So is a least amount that nothing covers. */
function shareOf({ used, ceiling, isMinimum }: Pick<Limit, 'used' | 'ceiling' | 'isMinimum'>): bigint {
  const [part, whole] = isMinimum ? [ceiling, used] : [used, ceiling];
  return sign(whole) <= 0 ? reached : basisPoints(part, whole);
}

const words: Record<LimitState, string> = { calm: '', near: 'near the limit', reached: 'limit reached' };
const colors: Record<LimitState, string> = { calm: 'text.primary', near: 'tone.warn', reached: 'tone.down' };

/** How much of one limit is used: the mark's line is the ceiling, and nothing goes over it. */
export function LimitBar({ limit }: { limit: Limit }) {
  const id = useId();
  const state = limitState(limit);
  const share = shareOf(limit);
  const bound = limit.isMinimum ? 'at least' : 'of';
  const percent = Number(share < 0n ? 0n : share > reached ? reached : share) / 100;
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 2, mb: 1 }}>
        <Typography id={id} component="span" sx={{ flex: 1 }}>
          {limit.name}
        </Typography>
        {state !== 'calm' && (
          <Box
            component="span"
            sx={{
              display: 'inline-flex',
              gap: 1,
              alignItems: 'center',
              color: colors[state],
              fontSize: '0.8em',
            }}
          >
            <Icon name="warning" size={13} />
            {words[state]}
          </Box>
        )}
        <Typography component="span" sx={{ fontWeight: 600, color: colors[state] }}>
          {text(limit, limit.used)}
        </Typography>
      </Box>
      <Box
        role="meter"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(percent)}
        aria-valuetext={`${text(limit, limit.used)} ${bound} ${text(limit, limit.ceiling)} ${words[state]}`.trim()}
        sx={{ height: 6, bgcolor: 'surface.raised', borderRight: 2, borderColor: 'text.primary' }}
      >
        <Box sx={{ height: 1, width: `${percent}%`, bgcolor: colors[state] }} />
      </Box>
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          gap: 2,
          mt: '3px',
          color: 'text.secondary',
          fontSize: '0.85em',
        }}
      >
        <span>{text(limit, limit.remaining)} left</span>
        <span>
          {bound} {text(limit, limit.ceiling)}
          {limit.hardLimit && compare(limit.hardLimit, limit.ceiling) !== 0 && (
            <> · hard limit {text(limit, limit.hardLimit)}</>
          )}
        </span>
      </Box>
      {limit.lastRejection && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.85em' }}>
          Last refused <Time value={limit.lastRejection.time} shape="minute" />{' '}
          <code>{limit.lastRejection.code}</code>
        </Box>
      )}
    </Box>
  );
}

function text(limit: Limit, value: DecimalString): string {
  if (limit.kind === 'fraction') return formatPercent(value);
  if (limit.kind === 'count') return formatDecimal(value);
  return `${formatDecimal(value, { digits: 2 })}${limit.unit ? ` ${limit.unit}` : ''}`;
}
