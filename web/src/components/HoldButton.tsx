import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { modeColors } from '../theme/tokens';

const holdMs = 1_000;

interface Props {
  onHeld: () => void;
  disabled?: boolean;
  children: ReactNode;
}

/** Acts after being held for one second by pointer, Space or Enter: no accident, and no typing either. */
export function HoldButton({ onHeld, disabled = false, children }: Props) {
  const [isHeld, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const press = () => {
    if (disabled || isHeld) return;
    setHeld(true);
    timer.current = setTimeout(() => {
      setHeld(false);
      onHeld();
    }, holdMs);
  };
  const release = () => {
    clearTimeout(timer.current);
    setHeld(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (!event.repeat) press();
  };

  return (
    <Button
      disabled={disabled}
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onKeyDown={onKeyDown}
      onKeyUp={release}
      onBlur={release}
      onContextMenu={(event) => event.preventDefault()}
      variant="contained"
      sx={{
        position: 'relative',
        overflow: 'hidden',
        minHeight: 48,
        touchAction: 'none',
        userSelect: 'none',
        bgcolor: modeColors.live.fill,
        color: modeColors.live.on,
        '&:hover': { bgcolor: modeColors.live.fill },
      }}
    >
      <Box
        aria-hidden
        sx={{
          position: 'absolute',
          inset: 0,
          bgcolor: '#00000055',
          transformOrigin: 'left',
          transform: isHeld ? 'scaleX(1)' : 'scaleX(0)',
          transition: isHeld ? `transform ${holdMs}ms linear` : 'none',
        }}
      />
      <Box component="span" sx={{ position: 'relative' }}>
        {children}
      </Box>
    </Button>
  );
}
