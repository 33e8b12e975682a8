-- What people are told: their inbox, and what of it is mailed.
CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "actor_id" UUID,
    "text" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mail" TEXT NOT NULL DEFAULT 'waiting',
    "mail_id" UUID,

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "notifications_user_id_reason_subject_at_key" ON "notifications"("user_id", "reason", "subject", "at");
CREATE INDEX "notifications_user_id_at_idx" ON "notifications"("user_id", "at" DESC, "id");
CREATE INDEX "notifications_unread_idx" ON "notifications"("user_id", "assessment_id") WHERE "read_at" IS NULL;
CREATE INDEX "notifications_mail_id_idx" ON "notifications"("mail_id") WHERE "mail_id" IS NOT NULL;
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Whether somebody wants mail about an assessment, and the word in their mails that ends it.
CREATE TABLE "mail_choices" (
    "user_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "muted_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_choices_pkey" PRIMARY KEY ("user_id", "assessment_id")
);
CREATE UNIQUE INDEX "mail_choices_token_key" ON "mail_choices"("token");
ALTER TABLE "mail_choices" ADD CONSTRAINT "mail_choices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "mail_choices" ADD CONSTRAINT "mail_choices_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What waits may be joined by what follows: one entry for each key, until somebody has taken it.
ALTER TABLE "outbox" ADD COLUMN "key" TEXT;
ALTER TABLE "outbox" ADD COLUMN "taken_at" TIMESTAMPTZ(3);
ALTER TABLE "outbox" ADD COLUMN "outcome" TEXT;
CREATE UNIQUE INDEX "outbox_waiting_key" ON "outbox"("topic", "key") WHERE "taken_at" IS NULL AND "done_at" IS NULL;
