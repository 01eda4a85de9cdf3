import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';

interface Props {
  flatten: boolean;
  onChange: (flatten: boolean) => void;
}

/** What becomes of a position is for the person to say. */
export function FlattenChoice({ flatten, onChange }: Props) {
  return (
    <RadioGroup
      aria-label="What becomes of its position"
      value={flatten ? 'flatten' : 'keep'}
      onChange={(_, value) => onChange(value === 'flatten')}
    >
      <FormControlLabel value="keep" control={<Radio />} label="Keep it, protected by its stop and target" />
      <FormControlLabel value="flatten" control={<Radio />} label="Close it at the market" />
    </RadioGroup>
  );
}
