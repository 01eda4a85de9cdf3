import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const program = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  // The content security policy knows no data: fonts or scripts, so nothing is inlined.
  build: { assetsInlineLimit: 0, sourcemap: false, target: 'es2022' },
  server: {
    proxy: {
      '/api': program,
      '/health': program,
      '/hub': { target: program, ws: true },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: 'src/test/setup.ts',
    include: ['src/**/*.test.{ts,tsx}'],
    // A loaded two-core machine renders a dialog slowly; slow is not wrong.
    testTimeout: 20_000,
  },
});
