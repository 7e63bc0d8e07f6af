//! The rota: whose turn it is to facilitate.

pub mod rota;
