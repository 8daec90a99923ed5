#!/usr/bin/env bash
# Two roles: one owns the schema and migrates it, the other runs the application without DDL.
set -euo pipefail

owner_password=$(< /run/secrets/dangvu.db.owner.password)
app_password=$(< /run/secrets/dangvu.db.password)

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
     --set owner_password="$owner_password" --set app_password="$app_password" <<'SQL'
create role dangvu_owner login password :'owner_password';
create role dangvu_app login password :'app_password';
create database dangvu owner dangvu_owner encoding 'UTF8' template template0;
revoke connect, temporary on database dangvu from public;
grant connect on database dangvu to dangvu_app;
\connect dangvu
revoke create on schema public from public;
grant create, usage on schema public to dangvu_owner;
grant usage on schema public to dangvu_app;
SQL
