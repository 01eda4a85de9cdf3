import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { usePalette } from '../../theme/usePalette';
import { useTimeZone } from '../timeZone';
import { CandleScene, type CandleSceneData } from './candleScene';

export default function CandleCanvas({ candles, overlays, fills, marks, digits }: CandleSceneData) {
  const element = useRef<HTMLDivElement>(null);
  const scene = useRef<CandleScene | null>(null);
  const colors = usePalette();
  const zone = useTimeZone();
  useEffect(() => {
    if (!element.current) return;
    const made = new CandleScene(element.current, colors, zone);
    scene.current = made;
    return () => {
      scene.current = null;
      made.dispose();
    };
  }, [colors, zone]);
  useEffect(() => {
    scene.current?.draw({ candles, overlays, fills, marks, digits });
  }, [candles, overlays, fills, marks, digits, colors, zone]);
  return <Box ref={element} sx={{ height: 1 }} />;
}
