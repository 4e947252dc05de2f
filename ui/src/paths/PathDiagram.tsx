import { Loader, useComputedColorScheme } from '@mantine/core';
import cytoscape from 'cytoscape';
import type { Core, NodeSingular, StylesheetJson } from 'cytoscape';
import { useEffect, useRef, useState } from 'react';
import { downloadPng, downloadSvg, pictureOf } from '../drawing/download';
import { paletteOf } from '../drawing/palette';
import type { Palette } from '../drawing/palette';
import { SaveDrawing } from '../drawing/SaveDrawing';
import { inWords } from '../entity/kinds';
import { stepOf } from '../entity/levels';
import type { Diagram } from './diagram';
import { svgOf } from './diagramSvg';
import { BOX, layOut } from './elk';
import type { Places } from './elk';

/* Without the quotes of a style sheet: the library reads names its own way. */
const FONT = 'Inter Variable, system-ui, sans-serif';

/* The library looks for this element before it writes a style element of its own, which our policy forbids. */
const STYLE = '__________cytoscape_stylesheet';

const withoutOwnStyle = (): void => {
  if (document.getElementById(STYLE)) return;
  const meta = document.createElement('meta');
  meta.id = STYLE;
  document.head.append(meta);
};

const elementsOf = ({ entities, relations }: Diagram, places: Places, palette: Palette) => [
  ...entities.map(({ id, name, kind, level }) => ({
    data: {
      id,
      text: `${name}\n${inWords(kind)}${level ? ` · ${level}` : ''}`,
      colour: level ? palette.levels[stepOf(level)] : palette.compromised,
    },
    position: { ...places.get(id)! },
  })),
  ...relations.map(({ id, from, to, kind, gives, beside }) => ({
    data: {
      id: `relation ${id}`,
      source: from,
      target: to,
      text: inWords(kind),
      colour: palette.levels[stepOf(gives)],
    },
    classes: beside ? 'beside' : '',
  })),
];

const styleOf = (palette: Palette): StylesheetJson => [
  {
    selector: 'node',
    style: {
      shape: 'round-rectangle',
      width: BOX.width,
      height: BOX.height,
      'background-color': palette.surface,
      'border-color': 'data(colour)',
      'border-width': 2,
      label: 'data(text)',
      color: palette.text,
      'font-family': FONT,
      'font-size': 11,
      'text-wrap': 'wrap',
      'text-max-width': `${BOX.width - 14}px`,
      'text-valign': 'center',
    },
  },
  {
    selector: 'edge',
    style: {
      width: 2,
      'curve-style': 'bezier',
      'line-color': 'data(colour)',
      'target-arrow-color': 'data(colour)',
      'target-arrow-shape': 'triangle',
      label: 'data(text)',
      color: palette.quiet,
      'font-family': FONT,
      'font-size': 10,
      'text-background-color': palette.surface,
      'text-background-opacity': 0.9,
      'text-background-padding': '2px',
    },
  },
  { selector: 'edge.beside', style: { 'line-style': 'dashed' } },
  { selector: '.back', style: { opacity: 0.18 } },
];

interface Props {
  diagram: Diagram;
  /** The relations of the way that is read; null: all are alike. */
  chosen: ReadonlySet<string> | null;
  onChoose: (entity: string) => void;
}

/** The ways as a drawing from left to right; what is needed beside a step is dashed. */
export const PathDiagram = ({ diagram, chosen, onChoose }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState<Places>();
  const [drawn, setDrawn] = useState<Core>();
  const palette = paletteOf(useComputedColorScheme('light'));

  useEffect(() => {
    let gone = false;
    void layOut(diagram).then((found) => !gone && setPlaces(found));
    return () => {
      gone = true;
      setPlaces(undefined);
    };
  }, [diagram]);

  useEffect(() => {
    if (!places || !place.current) return undefined;
    withoutOwnStyle();
    const core = cytoscape({
      container: place.current,
      elements: elementsOf(diagram, places, palette),
      style: styleOf(palette),
      layout: { name: 'preset', fit: true, padding: 24 },
      maxZoom: 1.6,
      autoungrabify: true,
    });
    core.on('tap', 'node', (event) => onChoose((event.target as NodeSingular).id()));
    setDrawn(core);
    return () => {
      setDrawn(undefined);
      core.destroy();
    };
  }, [diagram, places, palette, onChoose]);

  useEffect(() => {
    if (!drawn || !chosen) return;
    const strong = drawn.edges().filter((edge) => chosen.has(edge.id().slice('relation '.length)));
    drawn.elements().addClass('back');
    strong.union(strong.connectedNodes()).removeClass('back');
  }, [drawn, chosen]);

  const svg = () => (places ? svgOf(diagram, places, paletteOf('light')) : '');
  return (
    <figure className="drawing">
      <figcaption>
        <span>Ways from left to right; what is needed beside a step is dashed</span>
        <SaveDrawing
          onPng={() => void pictureOf(svg()).then((picture) => downloadPng('paths', picture))}
          onSvg={() => downloadSvg('paths', svg())}
        />
      </figcaption>
      <div className="canvas-frame low">
        <div className="canvas" ref={place} aria-hidden="true" />
        {!drawn && <Loader className="middle" />}
      </div>
    </figure>
  );
};

export default PathDiagram;
