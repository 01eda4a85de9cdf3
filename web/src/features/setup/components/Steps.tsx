import Box from '@mui/material/Box';
import { Icon } from '../../../components/Icon';

const steps = [
  { id: 'code', name: 'Code' },
  { id: 'admin', name: 'Administrator' },
  { id: 'done', name: 'Done' },
] as const;

export function Steps({ current }: { current: (typeof steps)[number]['id'] }) {
  const reached = steps.findIndex((step) => step.id === current);
  return (
    <Box
      component="ol"
      aria-label="Steps"
      sx={{ listStyle: 'none', display: 'flex', gap: 4, p: 0, m: 0, mb: 6 }}
    >
      {steps.map((step, index) => (
        <Box
          component="li"
          key={step.id}
          aria-current={step.id === current ? 'step' : undefined}
          sx={{
            flex: 1,
            pt: 2,
            borderTop: 3,
            borderColor: index <= reached ? 'text.primary' : 'surface.lineStrong',
            color: index <= reached ? 'text.primary' : 'text.secondary',
            display: 'flex',
            gap: 1,
            alignItems: 'center',
            fontSize: '0.8rem',
          }}
        >
          {step.name}
          {index < reached && <Icon name="check" size={14} />}
        </Box>
      ))}
    </Box>
  );
}
