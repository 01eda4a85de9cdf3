import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterProvider } from 'react-router-dom';
import { createQueryClient } from '../api/queries';
import { ToastProvider } from '../components/toasts';
import { theme } from '../theme/theme';
import { createRouter } from './routes';

/** Styles are let in by the nonce the server wrote into the page. */
function createStyleCache() {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return createCache({ key: 'p', ...(nonce && { nonce }) });
}

export function App() {
  const [styles] = useState(createStyleCache);
  const [queries] = useState(createQueryClient);
  const [router] = useState(createRouter);
  return (
    <CacheProvider value={styles}>
      <ThemeProvider theme={theme} defaultMode="dark" modeStorageKey="plimsoll-theme">
        <CssBaseline enableColorScheme />
        <QueryClientProvider client={queries}>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </CacheProvider>
  );
}
