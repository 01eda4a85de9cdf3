import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { SelectField } from '../../../components/SelectField';
import { useToast } from '../../../components/toasts';
import type { CurrentAccount } from '../../../lib/account';
import { useInstruments } from '../../../lib/instruments';
import { symbolOf } from '../../../lib/words';
import { useActivate, type OwnStrategy } from '../api';

interface Props {
  strategy: OwnStrategy;
  account: CurrentAccount;
  onClose: () => void;
}

/** Bars and size stand in the document: only where it works is to be said. */
export function ActivateDialog({ strategy, account, onClose }: Props) {
  const instruments = useInstruments().data ?? [];
  const [chosen, setChosen] = useState('');
  const activate = useActivate();
  const navigate = useNavigate();
  const toast = useToast();
  const instrumentId = chosen || (instruments[0]?.id ?? '');
  return (
    <ConfirmDialog
      open
      title={`Activate ${strategy.name}`}
      mode={account.executionMode}
      confirmText="Activate"
      isPending={activate.isPending || instrumentId === ''}
      error={activate.error}
      onClose={onClose}
      onConfirm={() =>
        activate.mutate(
          { id: strategy.id, accountId: account.id, instrumentId },
          {
            onSuccess: (bot) => {
              toast(`${bot.name} is running.`);
              void navigate(`/bots/${bot.id}`);
            },
          },
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 4 }}>
        <Typography>
          A bot of version {strategy.version} starts on {account.name}, with the bars and the size that stand
          in the strategy.
          {account.operatingMode === 'guide' && ' In guide, every order waits for your approval.'}
        </Typography>
        <SelectField
          label="Instrument"
          value={instrumentId}
          options={instruments.map(({ id }) => ({ value: id, text: symbolOf(id) }))}
          onChange={setChosen}
        />
      </Box>
    </ConfirmDialog>
  );
}
