//! The rota: whose turn it is to facilitate.
