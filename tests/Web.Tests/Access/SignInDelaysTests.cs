using Tessera.Web.Access;
using Xunit;

namespace Tessera.Web.Tests.Access;

public sealed class SignInDelaysTests
{
    private readonly TestClock _clock = new();

    // Five are free, then 15 s doubled each time, at most 15 min.
    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 15)]
    [InlineData(6, 30)]
    [InlineData(9, 240)]
    [InlineData(11, 900)]
    [InlineData(40, 900)]
    public void The_wait_doubles_up_to_a_quarter_of_an_hour(int failures, int seconds)
    {
        var delays = Failed(failures, "10.0.0.1");
        Assert.InRange(delays.Wait("lan", "10.0.0.1").TotalSeconds, seconds - 1, seconds);
    }

    [Fact]
    public void Failures_from_elsewhere_lock_nobody_out_until_there_are_very_many()
    {
        Assert.Equal(TimeSpan.Zero, Failed(20, "10.0.0.1").Wait("lan", "10.0.0.2"));
        Assert.True(Failed(50, "10.0.0.1").Wait("lan", "10.0.0.2") > TimeSpan.Zero);
    }

    [Fact]
    public void A_success_or_an_hour_forgets()
    {
        var delays = Failed(8, "10.0.0.1");
        delays.Succeeded("LAN ", "10.0.0.1");
        Assert.Equal(TimeSpan.Zero, delays.Wait("lan", "10.0.0.1"));
        delays = Failed(8, "10.0.0.1");
        _clock.PutForward(TimeSpan.FromMinutes(61));
        delays.Failed("lan", "10.0.0.1");
        Assert.Equal(TimeSpan.Zero, delays.Wait("lan", "10.0.0.1"));
    }

    private SignInDelays Failed(int times, string address)
    {
        var delays = new SignInDelays(_clock);
        for (var i = 0; i < times; i++) delays.Failed("lan", address);
        return delays;
    }
}
