import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Time } from '../../../components/Time';
import type { CurrentAccount } from '../../../lib/account';
import { useFees } from '../api';
import { feeTexts } from '../fees';

/** What trading costs on an account, and who says so. */
export function FeesCell({ account }: { account: CurrentAccount }) {
  const { data } = useFees(account);
  if (!data) return '–';
  return (
    <Box component="span" sx={{ display: 'grid', whiteSpace: 'normal' }}>
      {feeTexts(data.items).map(({ text, source, toldAt }) => (
        <span key={`${text} ${source}`}>
          {text}{' '}
          <Typography component="span" variant="caption" color="textSecondary">
            {source} {toldAt && <Time value={toldAt} />}
          </Typography>
        </span>
      ))}
    </Box>
  );
}
