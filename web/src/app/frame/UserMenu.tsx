import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Icon } from '../../components/Icon';
import { useToast } from '../../components/toasts';
import { useLogOut, type Me } from '../../lib/session';
import { themes, useTheming } from '../../theme/choice';

interface Props {
  user: Me;
  onShortcuts: () => void;
}

export function UserMenu({ user, onShortcuts }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const navigate = useNavigate();
  const logOut = useLogOut();
  const toast = useToast();
  const { choice, choose } = useTheming();
  const then = (action: () => void) => () => {
    setAnchor(null);
    action();
  };
  return (
    <>
      <IconButton
        aria-label={`User menu: ${user.displayName}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="user" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Box component="li" role="none" sx={{ px: 4, pt: 1, pb: 2, maxWidth: 280 }}>
          <Typography sx={{ fontWeight: 600 }}>{user.displayName}</Typography>
          <Typography variant="body2" color="textSecondary">
            {user.email}
          </Typography>
        </Box>
        <Divider component="li" role="separator" />
        <MenuItem onClick={then(() => void navigate('/settings'))}>Settings</MenuItem>
        <MenuItem onClick={() => choose(themes[choice].next)}>Theme: {themes[choice].name}</MenuItem>
        <MenuItem onClick={then(onShortcuts)}>Keyboard shortcuts</MenuItem>
        <Divider component="li" role="separator" />
        <MenuItem
          onClick={then(() =>
            logOut.mutate(undefined, { onError: () => toast('Signing out failed. Try again.') }),
          )}
        >
          Sign out
        </MenuItem>
      </Menu>
    </>
  );
}
