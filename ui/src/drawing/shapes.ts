import { NodeCircleProgram } from 'sigma/rendering';
import type { NodeDisplayData } from 'sigma/types';

const nothing = () => undefined;

/** Draws nothing, for what Sigma asks a program for and we never show: each program compiles shaders while the page waits. */
export class NoProgram {
  readonly drawLabel = undefined;
  readonly drawHover = undefined;
  readonly process = nothing;
  readonly reallocate = nothing;
  readonly render = nothing;
  readonly kill = nothing;
}

/** The order in which the shader knows the shapes. */
export const SHAPE_NUMBERS = { SEE: 0, READ: 1, WRITE: 2, CONTROL: 3, COMPROMISED: 4 } as const;

export type Shape = keyof typeof SHAPE_NUMBERS;

/* Signed distances to each outline, so that edges stay smooth at any size; negative inside. */
const DISTANCES = /* glsl */ `
float toDisc(vec2 p, float r) { return length(p) - r; }
float toSquare(vec2 p, float r) { vec2 q = abs(p) - 0.80 * r; return max(q.x, q.y); }
float toDiamond(vec2 p, float r) { return (abs(p.x) + abs(p.y) - 1.2 * r) * 0.7071; }
float toTriangle(vec2 p, float r) {
  return max(abs(p.x) * 0.866 + p.y * 0.5, -p.y) - 0.6 * r;
}
float toStar(vec2 p, float r) {
  const vec2 left = vec2(0.809017, -0.587785);
  const vec2 right = vec2(-0.809017, -0.587785);
  p.x = abs(p.x);
  p -= 2.0 * max(dot(left, p), 0.0) * left;
  p -= 2.0 * max(dot(right, p), 0.0) * right;
  p.x = abs(p.x);
  p.y -= r;
  vec2 side = 0.45 * vec2(0.587785, 0.809017) - vec2(0.0, 1.0);
  float along = clamp(dot(p, side) / dot(side, side), 0.0, r);
  return length(p - side * along) * sign(p.y * side.x - p.x * side.y);
}
float toShape(vec2 p, float r, float shape) {
  if (shape < 0.5) return toDisc(p, r);
  if (shape < 1.5) return toSquare(p, r);
  if (shape < 2.5) return toTriangle(p, r);
  if (shape < 3.5) return toDiamond(p, r);
  return toStar(p, 1.2 * r);
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_diffVector;
varying float v_radius;
varying float v_shape;
uniform float u_correctionRatio;
const vec4 transparent = vec4(0.0);
${DISTANCES}
void main(void) {
  float border = u_correctionRatio * 2.0;
  float dist = toShape(v_diffVector, v_radius * 0.8, v_shape) + border;
  #ifdef PICKING_MODE
  gl_FragColor = dist > border ? transparent : v_color;
  #else
  gl_FragColor = mix(v_color, transparent, clamp(dist / border, 0.0, 1.0));
  #endif
}`;

/** Draws each node as the shape of its level, in the colour of its level. */
export class ShapeProgram extends NodeCircleProgram {
  override getDefinition() {
    const circle = super.getDefinition();
    return {
      ...circle,
      VERTEX_SHADER_SOURCE: circle.VERTEX_SHADER_SOURCE.replace(
        'varying float v_border;',
        'attribute float a_shape;\nvarying float v_shape;',
      ).replace('v_radius = size / 2.0;', 'v_radius = size / 2.0;\n  v_shape = a_shape;'),
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      ATTRIBUTES: [...circle.ATTRIBUTES, { name: 'a_shape', size: 1, type: WebGLRenderingContext.FLOAT }],
    };
  }

  override processVisibleItem(node: number, at: number, data: NodeDisplayData & { shape?: Shape }) {
    super.processVisibleItem(node, at, data);
    /* The parent's five floats and ours: position (2), size, colour, id, shape. */
    this.array[at + 5] = SHAPE_NUMBERS[data.shape ?? 'SEE'];
  }
}
