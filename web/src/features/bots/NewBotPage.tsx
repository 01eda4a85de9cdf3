import { useNavigate } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { useToast } from '../../components/toasts';
import { WithAccount } from '../../components/WithAccount';
import { useInstruments } from '../../lib/instruments';
import { useStrategies } from '../../lib/strategies';
import { BotForm } from './components/BotForm';

const outline = [60, 60, 60, 160];

export default function NewBotPage() {
  const strategies = useStrategies();
  const instruments = useInstruments();
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <Page title="Create a bot">
      <WithAccount rows={outline}>
        {(account) => (
          <Panel title="What it does">
            <Answer query={strategies} rows={outline} failed="The strategies could not be loaded.">
              {(known) => (
                <Answer query={instruments} rows={outline} failed="The instruments could not be loaded.">
                  {(traded) => (
                    <BotForm
                      account={account}
                      strategies={known}
                      instruments={traded}
                      onCreated={(bot) => {
                        toast(`${bot.name} is created. Start it when you are ready.`);
                        void navigate(`/bots/${bot.id}`);
                      }}
                    />
                  )}
                </Answer>
              )}
            </Answer>
          </Panel>
        )}
      </WithAccount>
    </Page>
  );
}
