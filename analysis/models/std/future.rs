//! std::future and std::task.

pub trait Future {
    type Output;
    fn poll(self: crate::pin::Pin<&mut Self>, cx: &mut crate::task::Context<'_>) -> crate::task::Poll<Self::Output>;
}
pub trait IntoFuture {
    type Output;
    type IntoFuture;
    fn into_future(self) -> Self::IntoFuture;
}
#[effect(never)]
pub async fn pending<T>() -> T {}
#[kind(future)]
#[derive(Clone)]
pub struct Ready<T>;
impl<T> Future for Ready<T> {
    type Output = T;
}
impl<T> Ready<T> {
    pub fn into_inner(self) -> T {}
}
#[effect(holds(0))]
pub fn ready<T>(t: T) -> Ready<T> {}
#[effect(holds(0), unknown)]
pub fn poll_fn<T, F: FnMut(&mut crate::task::Context<'_>) -> crate::task::Poll<T>>(f: F) -> impl Future<Output = T> {}
