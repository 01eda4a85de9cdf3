import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { Icon } from '../../components/Icon';
import { themes, useTheming } from '../../theme/choice';

export function ThemeToggle() {
  const { choice, choose } = useTheming();
  const { name, icon, next } = themes[choice];
  const label = `Theme: ${name}. Switch to ${themes[next].name.toLowerCase()}`;
  return (
    <Tooltip title={`Theme: ${name}`}>
      <IconButton aria-label={label} onClick={() => choose(next)}>
        <Icon name={icon} />
      </IconButton>
    </Tooltip>
  );
}
