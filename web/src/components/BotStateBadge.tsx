import Box from '@mui/material/Box';
import type { Schemas } from '../api/client';
import { words } from '../lib/words';
import { Icon, type IconName } from './Icon';

type State = Schemas['BotState'];

const icons: Record<State, IconName> = { running: 'chevron', stopped: 'dash', disabled: 'warning' };

export function BotStateBadge({ state }: { state: State }) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1,
        px: 2,
        height: 22,
        border: 1,
        borderColor: 'surface.lineStrong',
        borderRadius: '3px',
        fontSize: '0.78rem',
        fontWeight: 600,
        whiteSpace: 'nowrap',
        color: state === 'disabled' ? 'tone.warn' : state === 'stopped' ? 'text.secondary' : 'text.primary',
      }}
    >
      <Icon name={icons[state]} size={12} filled={state === 'running'} />
      {words(state)}
    </Box>
  );
}
