-- What the signer wants mended, from handing a draft back until it comes to be signed again.
alter table document add column back_reason text check (length(back_reason) between 5 and 1000);
