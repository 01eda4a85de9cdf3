import NativeSelect from '@mui/material/NativeSelect';
import Typography from '@mui/material/Typography';
import type { CurrentAccount } from '../../lib/account';
import { chooseAccount } from '../../lib/accountChoice';
import { useAccounts } from '../../lib/accounts';

/** The account that everything acts on, and the way to another one where there are several. */
export function AccountSwitch({ account }: { account: CurrentAccount | null }) {
  const { data } = useAccounts();
  if (!account || !data || data.length < 2)
    return (
      <Typography
        component="span"
        noWrap
        sx={{ display: { xs: 'none', md: 'block' }, fontWeight: 500, minWidth: 0, maxWidth: 220 }}
      >
        {account?.name ?? 'Account unknown'}
      </Typography>
    );
  return (
    <NativeSelect
      value={account.id}
      onChange={(event) => chooseAccount(event.target.value)}
      inputProps={{ 'aria-label': 'Account' }}
      disableUnderline
      sx={{ minWidth: 0, maxWidth: { xs: 96, md: 220 }, minHeight: 44, fontWeight: 500 }}
    >
      {data.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
