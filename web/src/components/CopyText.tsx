import ButtonBase from '@mui/material/ButtonBase';
import { Icon } from './Icon';
import { useToast } from './toasts';

/** An id or hash; a click copies it. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast(`${label} copied.`);
    } catch {
      toast('The browser does not let the page copy. Select the text instead.');
    }
  };
  return (
    <ButtonBase
      aria-label={`Copy ${label} ${text}`}
      onClick={() => void copy()}
      sx={{
        font: 'inherit',
        gap: 1,
        textAlign: 'start',
        minHeight: 24,
        userSelect: 'text',
        '@media (pointer: coarse)': { minHeight: 44 },
      }}
    >
      <code>{text}</code>
      <Icon name="copy" size={13} />
    </ButtonBase>
  );
}
