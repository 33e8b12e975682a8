import { scaleIds, type ScaleId } from '../protocol/assessmentDto.ts';
import type { WorkspaceDto } from '../protocol/workspaceDto.ts';
import type { CommandPorts } from './ports.ts';

/** The workspace's name and scale, for everybody; null before the first administrator exists. */
export async function readWorkspace(ports: CommandPorts): Promise<WorkspaceDto | null> {
  const workspace = await ports.database.read.workspace.get();
  if (workspace === null) return null;
  const isKnown = (scale: string): scale is ScaleId => (scaleIds as readonly string[]).includes(scale);
  return { name: workspace.name, scale: isKnown(workspace.scale) ? workspace.scale : 'icd203' };
}
