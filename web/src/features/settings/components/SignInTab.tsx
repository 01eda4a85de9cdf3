import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Figure, Figures } from '../../../components/Figure';
import { Panel } from '../../../components/Panel';
import { useToast } from '../../../components/toasts';
import { useLogOut, useMe, type Me } from '../../../lib/session';
import { words } from '../../../lib/words';
import { PasswordForm } from './PasswordForm';

export function SignInTab() {
  const { data: me } = useMe();
  if (!me) return null;
  return (
    <Box sx={{ display: 'grid', gap: 4, maxWidth: 860 }}>
      <SignedInPanel me={me} />
      <Panel title="Change the password">
        <Typography color="textSecondary" sx={{ mb: 4 }}>
          Every other sign-in of yours ends with the change; this one stays.
        </Typography>
        <PasswordForm email={me.email} />
      </Panel>
    </Box>
  );
}

function SignedInPanel({ me }: { me: Me }) {
  const logOut = useLogOut();
  const toast = useToast();
  return (
    <Panel
      title="Signed in"
      actions={
        <Button
          disabled={logOut.isPending}
          onClick={() => logOut.mutate(undefined, { onError: () => toast('Signing out failed. Try again.') })}
        >
          Sign out
        </Button>
      }
    >
      <Figures minWidth={180}>
        <Figure label="Name">{me.displayName}</Figure>
        <Figure label="E-mail">{me.email}</Figure>
        <Figure label="Role">{words(me.role)}</Figure>
      </Figures>
    </Panel>
  );
}
