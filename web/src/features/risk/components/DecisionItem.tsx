import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { Icon } from '../../../components/Icon';
import { Time } from '../../../components/Time';
import { symbolOf } from '../../../lib/words';
import type { Decision } from '../api';

interface Props {
  decision: Decision;
  isChosen: boolean;
  onChoose: () => void;
}

export function DecisionItem({ decision, isChosen, onChoose }: Props) {
  const { isApproved, code, number, time, instrumentId } = decision;
  return (
    <li>
      <ButtonBase
        aria-current={isChosen}
        onClick={onChoose}
        sx={{
          width: 1,
          minHeight: 36,
          '@media (pointer: coarse)': { minHeight: 44 },
          px: 4,
          py: 1,
          gap: 2,
          justifyContent: 'flex-start',
          textAlign: 'start',
          font: 'inherit',
          fontSize: '0.78rem',
          borderLeft: 3,
          borderColor: isChosen ? 'text.primary' : 'transparent',
          bgcolor: isChosen ? 'surface.raised' : 'transparent',
        }}
      >
        <Box sx={{ color: isApproved ? 'tone.up' : 'tone.down', display: 'flex' }}>
          <Icon name={isApproved ? 'check' : 'close'} size={13} />
        </Box>
        <span>
          #{number} {symbolOf(instrumentId)} <Time value={time} shape="minute" />{' '}
          {isApproved ? 'approved' : <code>{code}</code>}
        </span>
      </ButtonBase>
    </li>
  );
}
