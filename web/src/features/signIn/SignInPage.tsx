import Typography from '@mui/material/Typography';
import { Navigate, useNavigate, useSearchParams } from 'react-router-dom';
import { DoorPage } from '../../components/DoorPage';
import { ErrorPanel } from '../../components/ErrorPanel';
import { Loading } from '../../components/Loading';
import { useMe } from '../../lib/session';
import { useSetupState } from '../../lib/setupState';
import { SignInForm } from './components/SignInForm';

/** Only places within this page: a link must not send a fresh sign-in elsewhere. */
export function returnPath(from: string | null): string {
  return from?.startsWith('/') && !from.startsWith('//') && !from.includes('\\') ? from : '/';
}

export default function SignInPage() {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const setup = useSetupState();
  const me = useMe();
  const target = returnPath(parameters.get('from'));
  if (setup.data?.required) return <Navigate to="/setup" replace />;
  if (me.data) return <Navigate to={target} replace />;
  return (
    <DoorPage title="Sign in">
      {parameters.has('ended') && (
        <Typography color="textSecondary" sx={{ mb: 4 }}>
          You are signed out.
        </Typography>
      )}
      {setup.isPending ? (
        <Loading rows={[60, 60, 44]} />
      ) : setup.error ? (
        <ErrorPanel
          error={setup.error}
          title="Signing in is not possible right now."
          onRetry={() => void setup.refetch()}
        />
      ) : (
        <SignInForm onSignedIn={() => void navigate(target, { replace: true })} />
      )}
    </DoorPage>
  );
}
