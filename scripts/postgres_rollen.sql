-- Two roles on PostgreSQL: one that owns the tables and migrates, one with which Vliegwiel runs.
-- The second can add lines to the log and read it, and nothing more: it owns no table, so it can't switch a trigger off.
-- Run as the owner, in the database of Vliegwiel, after `python -m vliegwiel.cli migreer`, and again after each upgrade:
--   psql -v app=vliegwiel_app -f scripts/postgres_rollen.sql
GRANT USAGE ON SCHEMA public TO :"app";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"app";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :"app";
REVOKE ALL ON auditregel, alembic_version FROM :"app";
GRANT SELECT, INSERT ON auditregel TO :"app";
GRANT SELECT ON alembic_version TO :"app";
