import { Navigate, useLocation, useNavigate } from 'react-router-dom';
import { ErrorPanel } from '../components/ErrorPanel';
import { Loading } from '../components/Loading';
import { TimeZoneContext } from '../components/timeZone';
import { SignInDialog } from '../features/signIn/components/SignInDialog';
import { HubProvider } from '../hub/hub';
import { ApiError } from '../api/error';
import { useMe } from '../lib/session';
import { AccountProvider } from './AccountProvider';
import { Frame } from './frame/Frame';

/** Everything behind the door: who is not signed in goes to the door and comes back to the same place. */
export function SignedIn() {
  const me = useMe();
  const location = useLocation();
  const navigate = useNavigate();
  if (me.isPending) return <Loading rows={[48, 320]} />;
  if (me.error instanceof ApiError && me.error.code === 'setup.required')
    return <Navigate to="/setup" replace />;
  if (me.error)
    return (
      <ErrorPanel error={me.error} title="Plimsoll does not answer." onRetry={() => void me.refetch()} />
    );
  const from = encodeURIComponent(`${location.pathname}${location.search}`);
  if (!me.data) return <Navigate to={from === '%2F' ? '/sign-in' : `/sign-in?from=${from}`} replace />;
  return (
    <TimeZoneContext value={me.data.timeZone}>
      <HubProvider>
        <AccountProvider>
          <Frame user={me.data} />
        </AccountProvider>
        <SignInDialog email={me.data.email} onAbandon={() => void navigate('/sign-in', { replace: true })} />
      </HubProvider>
    </TimeZoneContext>
  );
}
