import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { destinations } from '../navigation';

const shortcuts = [
  ...destinations.map(({ key, name }) => ({ keys: ['g', key], text: name })),
  { keys: ['Shift', 'K'], text: 'Open the kill switch' },
  { keys: ['?'], text: 'This list' },
];

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="shortcuts">
      <DialogTitle id="shortcuts">Keyboard shortcuts</DialogTitle>
      <DialogContent>
        <Box component="dl" sx={{ m: 0 }}>
          {shortcuts.map(({ keys, text }) => (
            <Box
              key={text}
              sx={{
                display: 'flex',
                alignItems: 'center',
                minHeight: 32,
                borderTop: 1,
                borderColor: 'divider',
              }}
            >
              <Box component="dt" sx={{ flex: 1 }}>
                {text}
              </Box>
              <Box component="dd" sx={{ m: 0, display: 'flex', gap: 1 }}>
                {keys.map((key) => (
                  <Box
                    component="kbd"
                    key={key}
                    sx={{ px: 2, border: 1, borderColor: 'surface.lineStrong', borderRadius: '3px' }}
                  >
                    {key}
                  </Box>
                ))}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
