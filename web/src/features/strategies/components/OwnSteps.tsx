import Button from '@mui/material/Button';
import { useState } from 'react';
import { useAccount } from '../../../lib/account';
import type { OwnStrategy } from '../api';
import { ActivateDialog } from './ActivateDialog';
import { CopyDialog } from './CopyDialog';
import { DeactivateDialog } from './DeactivateDialog';

type Open = 'activate' | 'deactivate' | 'copy' | null;

/** Puts a strategy to work, takes it off again, and makes another one of it. */
export function OwnSteps({ strategy }: { strategy: OwnStrategy }) {
  const [open, setOpen] = useState<Open>(null);
  const account = useAccount();
  const close = () => setOpen(null);
  const mode = account?.executionMode ?? 'unknown';
  return (
    <>
      <Button
        disabled={account === null}
        aria-label={`Activate ${strategy.name}`}
        onClick={() => setOpen('activate')}
      >
        Activate
      </Button>
      {strategy.runningBots > 0 && (
        <Button aria-label={`Deactivate ${strategy.name}`} onClick={() => setOpen('deactivate')}>
          Deactivate
        </Button>
      )}
      <Button aria-label={`Copy ${strategy.name}`} onClick={() => setOpen('copy')}>
        Copy
      </Button>
      {open === 'activate' && account && (
        <ActivateDialog strategy={strategy} account={account} onClose={close} />
      )}
      {open === 'deactivate' && <DeactivateDialog strategy={strategy} mode={mode} onClose={close} />}
      {open === 'copy' && <CopyDialog strategy={strategy} mode={mode} onClose={close} />}
    </>
  );
}
