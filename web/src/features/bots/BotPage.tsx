import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { BotStateBadge } from '../../components/BotStateBadge';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { Page } from '../../components/Page';
import { useToast } from '../../components/toasts';
import { WithAccount } from '../../components/WithAccount';
import type { CurrentAccount } from '../../lib/account';
import { useBot, useBotStep, type Bot } from './api';
import { BotActions } from './components/BotActions';
import { BotFacts } from './components/BotFacts';
import { EvaluationsPanel } from './components/EvaluationsPanel';
import { TradesPanel } from './components/TradesPanel';

const outline = [36, 160, 320];

export default function BotPage() {
  const { id = '' } = useParams();
  return (
    <WithAccount rows={outline}>{(account) => <BotDetails key={id} id={id} account={account} />}</WithAccount>
  );
}

function BotDetails({ id, account }: { id: string; account: CurrentAccount }) {
  const bot = useBot(id);
  return (
    <Page
      title={bot.data?.name ?? 'Bot'}
      actions={
        bot.data && (
          <>
            <BotStateBadge state={bot.data.state} />
            <BotActions bot={bot.data} mode={account.executionMode} />
            {bot.data.state === 'stopped' && <DeleteButton bot={bot.data} account={account} />}
          </>
        )
      }
    >
      <Answer query={bot} rows={outline} failed="This bot could not be loaded.">
        {(known) => (
          <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
            <BotFacts bot={known} account={account} />
            <EvaluationsPanel bot={known} />
            <TradesPanel bot={known} account={account} />
          </Box>
        )}
      </Answer>
    </Page>
  );
}

function DeleteButton({ bot, account }: { bot: Bot; account: CurrentAccount }) {
  const [isOpen, setOpen] = useState(false);
  const remove = useBotStep();
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <>
      <Button variant="text" onClick={() => setOpen(true)}>
        Delete
      </Button>
      <ConfirmDialog
        open={isOpen}
        title={`Delete ${bot.name}`}
        mode={account.executionMode}
        confirmText="Delete the bot"
        isPending={remove.isPending}
        error={remove.error}
        onClose={() => setOpen(false)}
        onConfirm={() =>
          remove.mutate(
            { id: bot.id, step: 'delete' },
            {
              onSuccess: () => {
                toast(`${bot.name} is deleted.`);
                void navigate('/bots');
              },
            },
          )
        }
      >
        Its orders, fills and trades stay in the journal.
      </ConfirmDialog>
    </>
  );
}
