import { useState } from 'react';
import { Navigate } from 'react-router-dom';
import { ApiError } from '../../api/error';
import { DoorPage } from '../../components/DoorPage';
import { Loading } from '../../components/Loading';
import { useSetupState } from '../../lib/setupState';
import { useCompleteSetup } from './api';
import { AdminStep } from './components/AdminStep';
import { CodeStep } from './components/CodeStep';
import { DoneStep } from './components/DoneStep';
import { Steps } from './components/Steps';
import { emptyDraft } from './draft';

const titles = {
  code: 'Set up Plimsoll',
  admin: 'Create the administrator',
  done: 'Plimsoll is ready',
} as const;

type Step = keyof typeof titles;

export default function SetupPage() {
  const setup = useSetupState();
  const complete = useCompleteSetup();
  const [step, setStep] = useState<Step>('code');
  const [draft, setDraft] = useState(emptyDraft);
  if (setup.isPending) return <Waiting />;
  if (step !== 'done' && setup.data?.required === false) return <Navigate to="/sign-in" replace />;

  const refusal = complete.error instanceof ApiError ? complete.error : null;
  const isCodeRefused = refusal?.code === 'setup.code_invalid';
  const submit = () =>
    complete.mutate(draft, {
      onSuccess: () => {
        setDraft(emptyDraft());
        setStep('done');
      },
      onError: (error) => {
        if (error instanceof ApiError && error.code === 'setup.code_invalid') setStep('code');
      },
    });
  return (
    <DoorPage title={titles[step]}>
      <Steps current={step} />
      {step === 'code' && (
        <CodeStep
          code={draft.code}
          error={isCodeRefused ? refusal : null}
          onChange={(code) => {
            complete.reset();
            setDraft({ ...draft, code });
          }}
          onNext={() => setStep('admin')}
        />
      )}
      {step === 'admin' && (
        <AdminStep
          draft={draft}
          error={isCodeRefused ? null : complete.error}
          isPending={complete.isPending}
          onChange={setDraft}
          onBack={() => setStep('code')}
          onSubmit={submit}
        />
      )}
      {step === 'done' && <DoneStep />}
    </DoorPage>
  );
}

function Waiting() {
  return (
    <DoorPage title={titles.code}>
      <Loading rows={[24, 60, 44]} />
    </DoorPage>
  );
}
