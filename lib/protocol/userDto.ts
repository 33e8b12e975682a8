import { z } from 'zod';
import { workspaceRoles } from '../domain/policy.ts';
import {
  emailField,
  givenPasswordField,
  instant,
  lineField,
  linkSecretField,
  newPasswordField,
  pageOf,
  pageQuery,
} from './fields.ts';

const nameField = lineField('a name', 120);
const roleField = z.enum(workspaceRoles, `Expected role as one of: ${workspaceRoles.join(', ')}.`);

/** A person's account as administrators and the person see it. `hue` 1 to 6 is the person's colour. */
export const userDto = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(workspaceRoles),
  hue: z.number().int(),
  disabled: z.boolean(),
  createdAt: instant,
});
export type UserDto = z.output<typeof userDto>;

/** A new account; `joinPath` (`/join/<secret>`, works once) when it was made without a password, shown only now. */
export const createdUserDto = userDto.extend({ joinPath: z.string().nullable() });
export type CreatedUserDto = z.output<typeof createdUserDto>;

export const userPageDto = pageOf(userDto);
export type UserPageDto = z.output<typeof userPageDto>;

/** Without `password` the account waits for the person to choose one by its link. */
export const createUserInput = z.strictObject({
  email: emailField,
  name: nameField,
  password: newPasswordField.optional(),
  role: roleField.default('member'),
});
export type CreateUserInput = z.output<typeof createUserInput>;

export const updateUserInput = z
  .strictObject({
    name: nameField.optional(),
    role: roleField.optional(),
    disabled: z.boolean('Expected disabled as true or false.').optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    error: 'Expected at least one of: name, role, disabled.',
  });
export type UpdateUserInput = z.output<typeof updateUserInput>;

export const userListQuery = pageQuery.extend({
  query: z.string().trim().max(200).optional().meta({ description: 'part of a name or e-mail address' }),
});
export type UserListQuery = z.output<typeof userListQuery>;

/** A link that works once, as a path of this product. It is shown only now. */
export const linkDto = z.object({ path: z.string(), expiresAt: instant });
export type LinkDto = z.output<typeof linkDto>;

/** Whom a link for choosing a password is for. */
export const passwordLinkDto = z.object({ purpose: z.enum(['invite', 'reset']), name: z.string(), email: z.string() });
export type PasswordLinkDto = z.output<typeof passwordLinkDto>;

/** The form behind `/join/<secret>`. */
export const usePasswordLinkInput = z.strictObject({ token: linkSecretField, password: newPasswordField });
export type UsePasswordLinkInput = z.output<typeof usePasswordLinkInput>;

/** The form of the account page. */
export const changePasswordInput = z.strictObject({
  currentPassword: givenPasswordField,
  newPassword: newPasswordField,
});
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

export const changeNameInput = z.strictObject({ name: nameField });
export type ChangeNameInput = z.output<typeof changeNameInput>;

/** What a session must carry from now on; `sessionEpoch` of older sessions is refused. */
export const sessionDto = z.object({ userId: z.string(), sessionEpoch: z.number().int() });
export type SessionDto = z.output<typeof sessionDto>;

/** The sign-in form. Nothing is judged but its size: a wrong form and a wrong password must look alike. */
export const signInInput = z.object({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: givenPasswordField,
});
export type SignInInput = z.output<typeof signInInput>;

/** Somebody to share with. */
export const personDto = z.object({ userId: z.string(), name: z.string(), email: z.string(), hue: z.number().int() });
export type PersonDto = z.output<typeof personDto>;

export const peopleDto = z.object({ items: z.array(personDto).readonly() });
export const findPeopleInput = z.strictObject({
  query: z
    .string('Expected at least 2 characters of a name or e-mail address.')
    .trim()
    .min(2, 'Expected at least 2 characters of a name or e-mail address.')
    .max(200, 'Expected at most 200 characters.'),
});
export type FindPeopleInput = z.output<typeof findPeopleInput>;
