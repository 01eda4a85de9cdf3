import Button from '@mui/material/Button';
import { Icon } from '../../components/Icon';
import { modeColors } from '../../theme/tokens';

/** Always in the same place on every page. */
export function KillButton({ onClick }: { onClick: () => void }) {
  return (
    <Button
      onClick={onClick}
      aria-haspopup="dialog"
      aria-keyshortcuts="Shift+K"
      sx={{
        gap: 1,
        px: 3,
        flex: 'none',
        fontWeight: 600,
        bgcolor: 'transparent',
        color: 'tone.down',
        borderColor: 'tone.down',
        '&:hover': {
          bgcolor: modeColors.live.fill,
          color: modeColors.live.on,
          borderColor: modeColors.live.fill,
        },
      }}
    >
      <Icon name="stop" size={16} />
      Kill
    </Button>
  );
}
