import Button from '@mui/material/Button';
import { useState } from 'react';
import { ApiError } from '../../../api/error';
import { ReasonDialog } from '../../../components/ReasonDialog';
import { useToast } from '../../../components/toasts';
import type { ExecutionMode } from '../../../components/mode';
import { useBotStep, useEnableBot, type Bot } from '../api';
import { StopDialog } from './StopDialog';

/** What can be done with a bot now. */
export function BotActions({ bot, mode }: { bot: Bot; mode: ExecutionMode }) {
  const [isStopping, setStopping] = useState(false);
  const start = useBotStep();
  const toast = useToast();
  if (bot.state === 'stopped')
    return (
      <Button
        variant="contained"
        aria-label={`Start ${bot.name}`}
        disabled={start.isPending}
        onClick={() =>
          start.mutate(
            { id: bot.id, step: 'start' },
            {
              onSuccess: () => toast(`${bot.name} is running.`),
              onError: (error) => toast(refusalText(error)),
            },
          )
        }
      >
        Start
      </Button>
    );
  return (
    <>
      {bot.state === 'disabled' && <EnableButton bot={bot} mode={mode} />}
      <Button aria-label={`Stop ${bot.name}`} onClick={() => setStopping(true)}>
        Stop
      </Button>
      {isStopping && <StopDialog bot={bot} mode={mode} onClose={() => setStopping(false)} />}
    </>
  );
}

function refusalText(error: Error): string {
  return error instanceof ApiError ? `${error.message} (${error.code})` : error.message;
}

function EnableButton({ bot, mode }: { bot: Bot; mode: ExecutionMode }) {
  const [isOpen, setOpen] = useState(false);
  const enable = useEnableBot(bot.id);
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={`Enable ${bot.name}`}>
        Enable
      </Button>
      <ReasonDialog
        open={isOpen}
        title={`Enable ${bot.name}`}
        mode={mode}
        confirmText="Enable"
        isPending={enable.isPending}
        error={enable.error}
        onClose={() => {
          setOpen(false);
          enable.reset();
        }}
        onConfirm={(reason) => enable.mutate(reason, { onSuccess: () => setOpen(false) })}
      >
        {bot.disabledReason ?? `After ${bot.consecutiveLosses} losses in a row it enters no more.`} Enabled,
        it may open positions again.
      </ReasonDialog>
    </>
  );
}
