import Box from '@mui/material/Box';
import { useState, type DragEvent } from 'react';
import { visuallyHidden } from '../../../theme/hidden';

interface Props {
  disabled: boolean;
  /** What to drop, and what it may look like. */
  title: string;
  text: string;
  onFile: (file: File) => void;
}

/** A file dropped here, or chosen: the whole field is the label of the chooser, so the keyboard reaches it too. */
export function DropZone({ disabled, title, text, onFile }: Props) {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !disabled) onFile(file);
  };
  return (
    <Box
      component="label"
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        display: 'grid',
        justifyItems: 'center',
        alignContent: 'center',
        gap: 1,
        position: 'relative',
        minHeight: 108,
        p: 4,
        textAlign: 'center',
        border: '1px dashed',
        borderColor: isOver ? 'text.primary' : 'surface.lineStrong',
        bgcolor: isOver ? 'surface.raised' : 'surface.ground',
        borderRadius: '4px',
        cursor: disabled ? 'default' : 'pointer',
        '&:focus-within': { outline: '2px solid', outlineColor: 'text.primary', outlineOffset: 2 },
      }}
    >
      <Box
        component="input"
        type="file"
        accept=".csv,.gz,.zip,.txt,text/csv,application/gzip,application/zip"
        disabled={disabled}
        onChange={(event: { target: HTMLInputElement }) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
        sx={visuallyHidden}
      />
      <Box component="span" sx={{ fontWeight: 600 }}>
        {title}
      </Box>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {text}
      </Box>
    </Box>
  );
}
