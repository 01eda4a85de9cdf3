import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Field } from '../../../components/Field';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { fonts } from '../../../theme/tokens';
import { isWholeCode } from '../draft';

interface Props {
  code: string;
  error: Error | null;
  onChange: (code: string) => void;
  onNext: () => void;
}

export function CodeStep({ code, error, onChange, onNext }: Props) {
  const [wasTried, setTried] = useState(false);
  const problem = wasTried && !isWholeCode(code) ? 'The code has 20 letters and digits.' : undefined;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWholeCode(code)) onNext();
      }}
    >
      <Box sx={{ display: 'grid', gap: 4 }}>
        <ProblemSummary error={error} />
        <Typography color="textSecondary">
          The program printed a one-time code in its terminal. Whoever can read it may create the first
          administrator. A lost or expired code is printed again by <code>plimsoll user setup-code</code>.
        </Typography>
        <Field
          label="Set-up code"
          name="code"
          value={code}
          problem={problem}
          placeholder="XXXXX-XXXXX-XXXXX-XXXXX"
          autoComplete="off"
          autoFocus
          onChange={(event) => onChange(event.target.value.toUpperCase())}
          inputProps={{ spellCheck: false, style: { fontFamily: fonts.mono } }}
        />
        <Button type="submit" variant="contained" sx={{ minHeight: 44 }}>
          Continue
        </Button>
      </Box>
    </form>
  );
}
