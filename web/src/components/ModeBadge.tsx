import Box from '@mui/material/Box';
import { modeColors, px } from '../theme/tokens';
import { visuallyHidden } from '../theme/hidden';
import { Icon } from './Icon';
import { executionModeWords, operatingModeWords, type ExecutionMode, type OperatingMode } from './mode';

const badge = {
  display: 'inline-flex',
  alignItems: 'center',
  gap: 1,
  height: 24,
  px: 2,
  borderRadius: '3px',
  fontSize: px(12),
  fontWeight: 600,
  whiteSpace: 'nowrap',
  flex: 'none',
} as const;

export function ModeBadge({ mode }: { mode: ExecutionMode }) {
  const { fill, on } = modeColors[mode];
  return (
    <Box component="span" data-mode={mode} sx={{ ...badge, bgcolor: fill, color: on }}>
      {executionModeWords[mode]}
    </Box>
  );
}

interface OperatingProps {
  mode: OperatingMode;
  /** On a phone only the icon is seen; the word is always heard. */
  shrinks?: boolean;
}

export function OperatingBadge({ mode, shrinks = false }: OperatingProps) {
  const isAutonomous = mode === 'autonomous';
  return (
    <Box
      component="span"
      data-mode={mode}
      title={operatingModeWords[mode]}
      sx={{ ...badge, border: 1, borderColor: 'surface.lineStrong' }}
    >
      <Icon name={isAutonomous ? 'bolt' : 'hand'} size={14} filled={isAutonomous} />
      <Box component="span" sx={shrinks ? { '@media (max-width: 479px)': visuallyHidden } : {}}>
        {operatingModeWords[mode]}
      </Box>
    </Box>
  );
}
