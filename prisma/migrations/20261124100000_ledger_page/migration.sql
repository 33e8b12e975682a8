-- Where what shows an outcome can be read, and who was asked to record one.
ALTER TABLE "forecasts" ADD COLUMN "evidence_link" TEXT;
CREATE TABLE "outcome_requests" (
    "forecast_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outcome_requests_pkey" PRIMARY KEY ("forecast_id", "user_id")
);
ALTER TABLE "outcome_requests" ADD CONSTRAINT "outcome_requests_forecast_id_fkey" FOREIGN KEY ("forecast_id") REFERENCES "forecasts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "outcome_requests" ADD CONSTRAINT "outcome_requests_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "outcome_requests" ADD CONSTRAINT "outcome_requests_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
