import { z } from 'zod';
import { emailField, lineField, linkSecretField, newPasswordField } from './fields.ts';
import { scaleIds, shippedScaleField } from './assessmentDto.ts';

/** The workspace: its name and the scale new assessments begin with. */
export const workspaceDto = z.object({ name: z.string(), scale: z.enum(scaleIds) });
export type WorkspaceDto = z.output<typeof workspaceDto>;

/** The form behind `/setup/<secret>`: the first administrator and the workspace. */
export const createFirstAdminInput = z.strictObject({
  token: linkSecretField,
  name: lineField('a name', 120),
  email: emailField,
  password: newPasswordField,
  workspaceName: lineField('a name for the workspace', 120),
  scale: shippedScaleField.default('icd203'),
});
export type CreateFirstAdminInput = z.output<typeof createFirstAdminInput>;
