import Snackbar from '@mui/material/Snackbar';
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

const shownMs = 6_000;

type Show = (text: string) => void;

const ToastContext = createContext<Show>(() => undefined);

/** Confirms the person's own actions; hovering or focusing pauses it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<{ id: number; text: string } | null>(null);
  const [isOpen, setOpen] = useState(false);
  const show = useCallback((text: string) => {
    setToast((before) => ({ id: (before?.id ?? 0) + 1, text }));
    setOpen(true);
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <Snackbar
        key={toast?.id}
        open={isOpen}
        autoHideDuration={shownMs}
        onClose={(_, reason) => reason !== 'clickaway' && setOpen(false)}
        message={toast?.text}
      />
    </ToastContext>
  );
}

export const useToast = (): Show => useContext(ToastContext);
