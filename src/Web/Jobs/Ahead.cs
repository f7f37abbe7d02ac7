using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Tessera.Web.Jobs;

/// <summary>Makes the next pieces of work on another core while the one before is used.</summary>
internal static class Ahead
{
    /// <summary>The items in their order, at most so many of them made before they are asked for; the source's error comes where it happened.</summary>
    public static async IAsyncEnumerable<T> Of<T>(IAsyncEnumerable<T> source, int most, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var ready = Channel.CreateBounded<T>(new BoundedChannelOptions(most) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var making = Task.Run(() => Make(source, ready.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var item in ready.Reader.ReadAllAsync(cancel)) yield return item;
            await making;
        }
        finally
        {
            // Whoever stops asking stops the making, and no source runs on behind their back.
            await stop.CancelAsync();
            await making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task Make<T>(IAsyncEnumerable<T> source, ChannelWriter<T> ready, CancellationToken stop)
    {
        try
        {
            await foreach (var item in source.WithCancellation(stop)) await ready.WriteAsync(item, stop);
        }
        finally { ready.Complete(); }
    }
}
